plugins {
    kotlin("jvm") version "2.0.0"
    kotlin("plugin.serialization") version "2.0.0"
    id("io.ktor.plugin") version "2.3.12"
}
application { mainClass.set("io.ktor.server.netty.EngineMain") }
dependencies {
    implementation("io.ktor:ktor-server-netty")
    implementation("io.insert-koin:koin-ktor:3.5.6")
    implementation("org.jetbrains.kotlinx:kotlinx-serialization-json:1.7.0")
}
