rootProject.name = "rail"
include(":platform", ":station", ":cron")
