namespace LenNotify;

/// <summary>What a host settles for templates of the engine <c>handlebars</c>.</summary>
public sealed class HandlebarsOptions
{
    /// <summary>Sources that every template may show by <c>{{&gt; name }}</c>; they may show what that template may.</summary>
    public IDictionary<string, string> Partials { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
