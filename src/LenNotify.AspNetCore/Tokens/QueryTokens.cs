using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace LenNotify;

/// <summary>
/// Takes tokens out of queries before anything can log them: a bare host logs each request's query twice. Where an endpoint
/// takes a token so, it goes on as the header that it would have been; anywhere else it is dropped. The hub's package compiles
/// this file too: packages do not depend on each other.
/// </summary>
internal sealed class QueryTokens(IHttpContextFactory inner, IServiceProvider services, QueryTokens.Whole? whole) : IHttpContextFactory
{
    private const string Name = "access_token";
    private TemplateMatcher[]? _paths;

    /// <summary>Whether a query was put aside as a whole, so that there is nothing left to look for.</summary>
    internal delegate bool Whole(IFeatureCollection features, IHttpRequestFeature request);

    /// <summary>Stands before the host's own factory of contexts, once.</summary>
    internal static void Hide(IServiceCollection services, Func<IServiceProvider, Whole>? whole = null)
    {
        if (services.Any(service => service.ServiceType == typeof(QueryTokens)))
        {
            return;
        }

        var before = services.LastOrDefault(service => service.ServiceType == typeof(IHttpContextFactory));
        services.AddSingleton(provider => new QueryTokens(Before(before, provider), provider, whole?.Invoke(provider)));
        services.AddSingleton<IHttpContextFactory>(provider => provider.GetRequiredService<QueryTokens>());
    }

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        ArgumentNullException.ThrowIfNull(featureCollection);
        if (featureCollection.Get<IHttpRequestFeature>() is { QueryString.Length: > 0 } request
            && whole?.Invoke(featureCollection, request) != true && request.QueryString.Contains(Name, StringComparison.OrdinalIgnoreCase))
        {
            TakeOut(request);
        }

        return inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);

    /// <summary>Another query, wherever a request keeps it.</summary>
    internal static void Put(IHttpRequestFeature request, string query)
    {
        request.QueryString = query;
        if (request is { RawTarget: { } target } && target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at)
        {
            request.RawTarget = target[..at] + query;
        }
    }

    private static IHttpContextFactory Before(ServiceDescriptor? before, IServiceProvider provider) =>
        before?.ImplementationInstance as IHttpContextFactory
        ?? before?.ImplementationFactory?.Invoke(provider) as IHttpContextFactory
        ?? new DefaultHttpContextFactory(provider);

    private void TakeOut(IHttpRequestFeature request)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(request.QueryString);
        var tokens = query.Where(part => part.Key.Equals(Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (tokens.Length == 0)
        {
            return;
        }

        var rest = query.Where(part => !part.Key.Equals(Name, StringComparison.OrdinalIgnoreCase));
        Put(request, QueryString.Create(rest).ToString());
        if (StringValues.IsNullOrEmpty(request.Headers.Authorization) && tokens[0].Value is [{ Length: > 0 } token] && Takes(request.Path))
        {
            request.Headers.Authorization = $"Bearer {token}";
        }
    }

    private bool Takes(string path) => Paths().Any(matcher => matcher.TryMatch(path, []));

    private TemplateMatcher[] Paths() => _paths ??=
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<TakesQueryToken>() is not null)
            .Select(endpoint => new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText ?? ""), [])),
    ];
}
