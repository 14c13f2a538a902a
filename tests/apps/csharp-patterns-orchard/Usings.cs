global using System.Text.Json;
global using System.Text.Json.Nodes;
global using static Orchard.Platform.Environment2;
global using Node = System.Text.Json.Nodes.JsonNode;
