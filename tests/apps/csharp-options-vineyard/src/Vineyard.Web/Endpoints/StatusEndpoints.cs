using Microsoft.AspNetCore.Mvc;
using Vineyard.Web.Influx;
using Vineyard.Web.Platform;

namespace Vineyard.Web.Endpoints;

public static class StatusEndpoints
{
    public record Visit(string User, string Org); // lint-silent: of the request

    public static RouteGroupBuilder MapStatus(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/status");
        group.MapGet("/influx", (IRelationships relationships) =>
        {
            var endpoint = relationships.Single("timeseries");
            return Results.Ok(new { user = endpoint["username"], bucket = endpoint["bucket"] }); // lint-expect: moved-bucket
        });
        group.MapGet("/owner", async (InfluxClient client) => await client.OwnerAsync());
        group.MapGet("/blobs", (IRelationships relationships) => relationships.Single("blobs")["bucket"]); // lint-silent: of the storage
        group.MapGet("/read/{key}", Read);
        group.MapPost("/visit", ([FromBody] Visit visit) => $"{visit.User} of {visit.Org}"); // lint-silent: of the request
        return group;
    }

    private static string Read(string key, [FromServices] IRelationships relationships)
        => relationships.Single("timeseries")[key]; // lint-silent: the method says that its key is not known
}
