using LenNotify.Storage;

namespace LenNotify;

/// <summary>How many tests a person may send: counted in the store, so that all nodes together allow no more.</summary>
internal sealed class TestAllowance(IDocuments documents)
{
    private const string Kind = "test_sends";
    private static readonly ChannelRate Rate = new(5, TimeSpan.FromHours(1));

    /// <exception cref="TestRefusedException">There is none left.</exception>
    internal async Task TakeAsync(string userId, string channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = new DocumentKey(Kind, userId, "");
        long? version = null;
        while (version is null)
        {
            var stored = await documents.GetDocumentAsync(key, cancellationToken).ConfigureAwait(false);
            var window = stored is null ? RateWindow.Empty : RateWindow.FromBytes(Convert.FromBase64String(stored.Json.Trim('"')));
            if (window.Room(Rate, now) == 0)
            {
                throw new TestRefusedException(Rate.Limit, Rate.Per, window.FreeAt(Rate, now));
            }

            var taken = Convert.ToBase64String(window.Take(Rate, 1, now).ToBytes());
            version = await documents.PutDocumentAsync(
                new StoredDocument(key, stored?.Version ?? 0, $"\"{taken}\""), new AuditFact(userId, "test_requested", userId, channel), now, cancellationToken).ConfigureAwait(false);
        }
    }
}
