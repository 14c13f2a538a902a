using System.Security.Claims;

namespace Acme.Web.Pages;

public class Account
{
    private readonly Dictionary<string, string> _claims = new();

    public Account(ClaimsPrincipal principal)
    {
        foreach (var claim in principal.Claims)
        {
            _claims[claim.Type] = claim.Value;
        }
    }

    public string User => _claims["user"]; // lint-silent: a claim
    public string Org => _claims["org"]; // lint-silent: a claim
}
