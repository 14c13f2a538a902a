using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Observatory.Pages;

public class StatusModel : PageModel
{
    public JsonNode? Raw { get; private set; }

    public void OnGet()
    {
        var blob = Environment.GetEnvironmentVariable("PLATFORM_RELATIONSHIPS");
        if (blob is not null)
        {
            Raw = JsonNode.Parse(Convert.FromBase64String(blob))?["sky"]?[0];
        }
    }
}
