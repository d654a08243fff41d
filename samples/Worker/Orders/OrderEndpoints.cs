using System.Globalization;
using LenNotify;

namespace Worker;

/// <summary>Where orders come from.</summary>
public static class OrderEndpoints
{
    private const int People = 20;
    private const int Most = 1_000;

    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        app.MapPost("/orders", async (Order order, INotifier notifier, CancellationToken cancellationToken) =>
        {
            await PublishAsync(notifier, order, cancellationToken);
            return Results.Accepted(value: new Accepted(1));
        });
        app.MapPost("/demo", async (INotifier notifier, CancellationToken cancellationToken, int count = 10, string name = "demo") =>
        {
            if (count is < 1 or > Most)
            {
                return Results.BadRequest($"count is {count}, and must be from 1 to {Most}.");
            }

            await Task.WhenAll(Demo(name, count).Select(order => PublishAsync(notifier, order, cancellationToken)));
            return Results.Accepted(value: new Accepted(count));
        });
    }

    // A shop that got no answer asks again: the order's number is the key, and nobody is told twice.
    private static Task PublishAsync(INotifier notifier, Order order, CancellationToken cancellationToken) => notifier.PublishAsync(
        new OrderFilled(order.Id, order.Symbol, order.Price), order.UserId, new PublishOptions { DedupeKey = $"order-{order.Id}" }, cancellationToken);

    private static IEnumerable<Order> Demo(string name, int count) => Enumerable.Range(0, count).Select(number =>
        new Order(string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"), string.Create(CultureInfo.InvariantCulture, $"person-{number % People}"), "BTC/USD", 60_000 + number));
}
