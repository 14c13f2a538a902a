using System.Text.Json;
using Vineyard.Web.Platform;
using Xunit;

namespace Vineyard.Tests;

public class EndpointTests
{
    [Fact]
    public void Text_gives_the_field()
    {
        using var document = JsonDocument.Parse("{\"user\": \"ada\"}"); // lint-silent: of this test
        var endpoint = new Endpoint("session", document.RootElement);
        Assert.Equal("ada", endpoint["user"]); // lint-silent: of this test
        Assert.Null(endpoint.Optional("org")); // lint-silent: of this test
    }
}
