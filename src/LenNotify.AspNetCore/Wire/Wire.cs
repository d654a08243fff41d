using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>How values are spelled on the wire, whatever the host chose for its own.</summary>
internal sealed class Wire
{
    private readonly JsonSerializerOptions _options;

    internal Wire(bool camelCase)
    {
        IsCamelCase = camelCase;
        _options = new JsonSerializerOptions(ApiJson.Default.Options)
        {
            PropertyNamingPolicy = camelCase ? JsonNamingPolicy.CamelCase : JsonNamingPolicy.SnakeCaseLower,
        };
        _options.TypeInfoResolverChain.Clear();
        _options.TypeInfoResolverChain.Add(ApiJson.Default);
        _options.MakeReadOnly();
    }

    internal bool IsCamelCase { get; }

    internal JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));

    internal byte[] Bytes<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, Of<T>());

    internal JsonElement Element<T>(T body) => JsonSerializer.SerializeToElement(body, Of<T>());

    /// <summary>
    /// Tells whoever describes the host's endpoints how our bodies are spelled: as the first mapping says. It concerns none of
    /// the host's own types; a host whose options are settled already is left as it is.
    /// </summary>
    internal void DescribeTo(IServiceProvider services)
    {
        if (services.GetService<IOptions<JsonOptions>>()?.Value.SerializerOptions is { IsReadOnly: false } host
            && !host.TypeInfoResolverChain.Any(resolver => resolver is WireDescription))
        {
            host.TypeInfoResolverChain.Insert(0, new WireDescription(IsCamelCase));
        }
    }
}
