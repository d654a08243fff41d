using System.Text.Json;

namespace LenNotify;

/// <summary>The blocks that a template made, where Slack would take them: it refuses a whole message for one text that is empty or too long.</summary>
internal static class SlackBlocks
{
    // One is left for the buttons.
    private const int Most = 49;
    private const int MostHeader = 150;
    private const int MostText = 3_000;

    internal static bool TryWrite(Utf8JsonWriter json, string? blocks)
    {
        if (blocks is null)
        {
            return false;
        }

        try
        {
            using var read = JsonDocument.Parse(blocks);
            if (read.RootElement.ValueKind != JsonValueKind.Array || read.RootElement.GetArrayLength() is 0 or > Most || !read.RootElement.EnumerateArray().All(Fits))
            {
                return false;
            }

            foreach (var block in read.RootElement.EnumerateArray())
            {
                block.WriteTo(json);
            }

            return true;
        }
        catch (JsonException)
        {
            // Title and message always fit.
            return false;
        }
    }

    private static bool Fits(JsonElement block) => block.ValueKind == JsonValueKind.Object && Fits(block, block.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String && type.ValueEquals("header") ? MostHeader : MostText);

    private static bool Fits(JsonElement element, int most) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(member => member is { Name: "text", Value.ValueKind: JsonValueKind.String }
            ? member.Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) && text.Length <= most
            : Fits(member.Value, most)),
        JsonValueKind.Array => element.EnumerateArray().All(item => Fits(item, most)),
        _ => true,
    };
}
