using Orchard.Cli;

if (args is ["inventory"])
{
    foreach (var line in Inventory.Lines().OrderBy(l => l.User)) // lint-silent: of the app's own
    {
        Console.WriteLine(line);
    }

    Console.WriteLine(Inventory.Migrated(Endpoint("influxdb")));
    Console.WriteLine(Inventory.Organisation());
    return 0;
}

return Commands.Run(args);
