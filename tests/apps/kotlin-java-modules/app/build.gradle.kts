plugins {
    kotlin("jvm")
    application
}

dependencies {
    implementation(project(":platform"))
    implementation(project(":legacy"))
}

val user: String by project // lint-silent: of the build
