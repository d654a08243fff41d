using System.Security.Claims;

namespace TradingDesk;

/// <summary>What the desk's page asks for. Everything about notifications it asks of LenNotify's own endpoints.</summary>
public static class DeskEndpoints
{
    private const decimal LeastRisk = 0.1m;
    private const decimal MostRisk = 5m;
    private const double MostShock = 0.5;

    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desk").RequireAuthorization();
        desk.MapGet("/state", (ClaimsPrincipal user, DeskViews views, CancellationToken cancellationToken) =>
            views.OfAsync(DemoPeople.Find(IdOf(user)) ?? throw new InvalidOperationException("Whoever signed in is not known any more."), cancellationToken));
        desk.MapPost("/orders", Order);
        desk.MapPost("/line", (LineBody body, TradingFloor floor) =>
        {
            floor.LineIsCut = body.Cut;
            return Results.NoContent();
        });
        desk.MapPost("/shock", ShockAsync);
        desk.MapPost("/signal", SignalAsync);
    }

    // Where the line is cut this throws, nobody handles it, and LenNotify tells the operator.
    private static IResult Order(OrderBody body, ClaimsPrincipal user, TradingFloor floor)
    {
        if (!user.IsInRole(DemoPeople.Trader) || !IsKnown(floor, body.Symbol) || !Enum.IsDefined(body.Side) || body.Risk is < LeastRisk or > MostRisk)
        {
            return Refused($"A trader orders a known symbol, buy or sell, with a risk of {LeastRisk} to {MostRisk} % of the account.");
        }

        return Results.Json(new { floor.Place(IdOf(user), body.Symbol, body.Side, body.Risk).Id }, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ShockAsync(ShockBody body, TradingFloor floor, DeskNotices notices, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!IsKnown(floor, body.Symbol) || double.IsNaN(body.By) || Math.Abs(body.By) > MostShock)
        {
            return Refused($"A known symbol jumps by at most {MostShock} of its price.");
        }

        await notices.TellAsync(floor.Shock(body.Symbol, body.By, time.GetUtcNow()), cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> SignalAsync(SymbolBody body, TradingFloor floor, DeskNotices notices, CancellationToken cancellationToken)
    {
        if (!IsKnown(floor, body.Symbol))
        {
            return Refused("There is no such symbol.");
        }

        await notices.TellAsync(floor.Inspire(body.Symbol), cancellationToken);
        return Results.NoContent();
    }

    private static IResult Refused(string why) => Results.Problem(why, statusCode: StatusCodes.Status400BadRequest);

    private static bool IsKnown(TradingFloor floor, string? symbol) => symbol is not null && floor.Read((market, _) => market.Knows(symbol));

    private static string IdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)!;
}
