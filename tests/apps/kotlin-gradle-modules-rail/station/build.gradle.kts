plugins { application }
dependencies { implementation(project(":platform")) }
application { applicationDefaultJvmArgs = listOf("-Duser.timezone=UTC") }
