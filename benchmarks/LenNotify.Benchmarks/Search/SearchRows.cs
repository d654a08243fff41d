using LenNotify.Storage;

namespace LenNotify.Benchmarks.Search;

/// <summary>
/// Inboxes to search in, written by the store itself: one person has a tenth of all items, the others share the rest. What an
/// item says depends on its number, so that it is known who has which word, and how often.
/// </summary>
internal sealed class SearchRows(INotificationStore store, int items)
{
    internal const string Heavy = "user-heavy";

    private const int PerBatch = 500;
    private const int HeavyPerBatch = PerBatch / 10;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private int _ids;

    /// <summary>After all that was written.</summary>
    internal static DateTimeOffset Now { get; } = Start.AddDays(30);

    /// <summary>How many the heavy person has.</summary>
    internal int HeavyItems => items / 10;

    /// <summary>Writes all of it.</summary>
    internal async Task WriteAsync()
    {
        for (var batch = 0; batch < items / PerBatch; batch++)
        {
            var first = batch * HeavyPerBatch;
            var requests = Enumerable.Range(first, HeavyPerBatch).Select(number => Request(HeavySays(number), [Heavy])).ToList();
            requests.Add(Request(OthersSay(batch), [.. Enumerable.Range(0, PerBatch - HeavyPerBatch).Select(i => $"user-{((batch * (PerBatch - HeavyPerBatch)) + i) % (items / 100)}")]));
            await store.AppendAsync(requests, Route, Start.AddSeconds(batch), default);
        }
    }

    // Each item has 'filled', one of ten 'margin', one alone its number. 'Legacy' is what the oldest fifth says.
    private Notification HeavySays(int number) => new()
    {
        Type = "order_filled",
        Title = $"BTC/USD filled at 60,{number % 1_000:000}.00",
        Message = $"Your order no{number}x over 0.5 BTC was bought in full at the limit price{(number % 10 == 0 ? ", on margin" : "")}{(number < HeavyItems / 5 ? ", on the legacy venue" : "")}.",
    };

    private static Notification OthersSay(int number) => new()
    {
        Type = "dividend_paid",
        Title = $"Dividend of {number % 100}.50 EUR paid",
        Message = $"The dividend no{number}y of your shares was paid into your account, and is ready to be used.",
    };

    private AppendRequest Request(Notification notification, IReadOnlyList<string> users)
    {
        var number = ++_ids;
        return new AppendRequest(
            new Publication
            {
                Id = IdOf(number),
                Producer = "bench",
                DedupeKey = $"s{number}",
                BodyHash = new byte[] { 1 },
                Type = notification.Type,
                Notification = notification,
                Audience = Audience.User(Heavy),
                DueAt = Start,
                CorrelationId = "c",
            },
            users);
    }

    private RoutedUser Route(Publication publication, UserState state) => new(
        new InboxItem
        {
            Id = IdOf(++_ids),
            PublicationId = publication.Id,
            UserId = state.UserId,
            Notification = publication.Notification!,
            Priority = Priority.Normal,
            Listed = true,
            Decisions = [new StoredDecision("inapp", Verdict.Deliver, Reason.Routed, null, false)],
            CreatedAt = Start.AddSeconds(_ids / PerBatch),
        },
        [],
        state.Activity);

    private static Guid IdOf(int number) => new((uint)number, 0x5ea0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);
}
