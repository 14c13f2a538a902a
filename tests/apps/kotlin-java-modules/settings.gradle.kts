rootProject.name = "station"

include(":platform", ":legacy")
include(":app")
