plugins {
    kotlin("jvm") version "1.9.22"
    kotlin("plugin.serialization") version "1.9.22"
    id("io.ktor.plugin") version "2.3.7"
    application
}

group = "io.hydrolog"
version = "0.4.1"

application {
    mainClass.set("io.hydrolog.ApplicationKt")
}

dependencies {
    implementation("io.ktor:ktor-server-netty")
    implementation("org.jetbrains.kotlinx:kotlinx-serialization-json:1.6.2")
    implementation("com.influxdb:influxdb-client-kotlin:6.10.0")
    implementation("org.postgresql:postgresql:42.7.1")
}
