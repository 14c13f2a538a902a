#!/bin/sh
set -eu
version=$1
curl -sL "https://dl.example.org/telegraf/releases/telegraf-${version}_linux_amd64.tar.gz" | tar xz
mv "telegraf-$version" telegraf
