namespace TradingDesk;

/// <summary>Every page may load what is ours, and nothing else: no inline script, no inline style, no other site.</summary>
public static class StrictPages
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; require-trusted-types-for 'script'; trusted-types lennotify; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseStrictPages(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    });
}
