#!/usr/bin/env dotnet-script
#r "nuget: Newtonsoft.Json, 13.0.3"

using System.Diagnostics;
using Newtonsoft.Json.Linq;

var start = new ProcessStartInfo
{
    FileName = "/bin/sh",
    ArgumentList = { "-c", "echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.metrics[0].user'" }, // lint-expect: renamed-user
    RedirectStandardOutput = true,
};
using var process = Process.Start(start);
Console.WriteLine(process.StandardOutput.ReadToEnd());

Process.Start("bash", "-c \"echo $PLATFORM_ROUTES | base64 -d | jq -r '.[].user'\""); // lint-silent: routes
