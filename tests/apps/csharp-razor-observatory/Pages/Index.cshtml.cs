using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Observatory.Services;

namespace Observatory.Pages;

public class IndexModel : PageModel
{
    private readonly SkyService _sky;

    public IndexModel(SkyService sky) => _sky = sky;

    public string Title { get; private set; } = "";

    [BindProperty]
    public string? Org { get; set; } // lint-silent: of the form

    public void OnGet()
    {
        var user = User.FindFirst("user")?.Value; // lint-silent: a claim
        Title = $"{user} sees {_sky.Endpoint().Host}";
    }
}
