using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Who asks, and how they are answered.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Settings">What the mapping goes by.</param>
/// <param name="Context">The request.</param>
internal sealed record Caller(string UserId, ApiSettings Settings, HttpContext Context)
{
    internal CancellationToken Gone => Context.RequestAborted;

    /// <summary>The guard let the person in; nothing is bound without it.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Caller>());

    internal IResult Json<T>(T value, int status = StatusCodes.Status200OK) => TypedResults.Json(value, Settings.Wire.Of<T>(), statusCode: status);

    internal static IResult Nothing() => TypedResults.NoContent();

    /// <summary>The body, which must be there.</summary>
    internal async Task<T> ReadAsync<T>()
        where T : class
    {
        var text = await BodyReader.ReadAsync(Context, Settings.Options.MaxBodySize).ConfigureAwait(false);
        return text.Length == 0 ? throw Refusal.Invalid("body", "is missing.", "a JSON object") : Parse(text.Span, Settings.Wire.Of<T>());
    }

    /// <summary>The body, or what an empty one stands for.</summary>
    internal async Task<T> ReadOrAsync<T>(T otherwise)
        where T : class
    {
        var text = await BodyReader.ReadAsync(Context, Settings.Options.MaxBodySize).ConfigureAwait(false);
        return text.Length == 0 ? otherwise : Parse(text.Span, Settings.Wire.Of<T>());
    }

    private static T Parse<T>(ReadOnlySpan<byte> text, JsonTypeInfo<T> info)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, info) ?? throw Refusal.Invalid("body", "is null.", "a JSON object");
        }
        catch (JsonException error)
        {
            throw Refusal.Of(error);
        }
    }
}
