using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The document in which a channel's circuit outlives the process: an instant, or null when it is closed.</summary>
internal static class CircuitDocument
{
    private const string Kind = "circuit";

    internal static DocumentKey KeyOf(string channel) => new(Kind, "", channel);

    internal static bool Is(DocumentKey key) => key is { Kind: Kind, Owner: "" };

    internal static DateTimeOffset? OpenUntil(StoredDocument? document) =>
        document is not null && DateTimeOffset.TryParse(document.Json.AsSpan().Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var until)
            ? until
            : null;
}
