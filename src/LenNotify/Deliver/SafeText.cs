using System.Globalization;

namespace LenNotify;

/// <summary>What an adapter says ends in logs and in the store: short, on one line, without an address or a secret, and storable anywhere.</summary>
internal static class SafeText
{
    private const int Most = 500;
    private const int MostRead = 4_000;

    internal static DeliveryResult Of(DeliveryResult result, string address) => result.Outcome switch
    {
        DeliveryOutcome.Delivered when result.ProviderReference is { } reference => DeliveryResult.Delivered(Plain(reference)),
        DeliveryOutcome.Transient => DeliveryResult.Transient(Of(result.Cause, address)),
        DeliveryOutcome.Permanent => DeliveryResult.Permanent(Of(result.Cause, address)),
        DeliveryOutcome.AddressExpired => DeliveryResult.AddressExpired(Of(result.Cause, address)),
        _ => result,
    };

    internal static string Of(string? text, string? address)
    {
        text ??= "no cause given";
        text = address is { Length: > 0 } ? text.Replace(address, AddressMask.Of(address), StringComparison.OrdinalIgnoreCase) : text;
        return Plain(Redaction.Of(text.Length > MostRead ? text[..MostRead] : text));
    }

    /// <summary>A text of the publisher's, on one line: it is no secret, and cannot forge another line.</summary>
    internal static string OneLine(string text) => text.All(IsPlain) && text.Length <= Most ? text : Plain(text);

    private static string Plain(string text) => string.Create(Math.Min(text.Length, Most), text, static (into, from) =>
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = IsPlain(from[i]) ? from[i] : ' ';
        }
    });

    // A line separator ends a line too, and a format character can turn one around.
    private static bool IsPlain(char c) => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c)
        is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
