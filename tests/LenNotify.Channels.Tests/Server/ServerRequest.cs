using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ServerRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";

    public Dictionary<string, string> Form() => Text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2))
        .ToDictionary(pair => Plain(pair[0]), pair => Plain(pair[1]), StringComparer.Ordinal);

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
