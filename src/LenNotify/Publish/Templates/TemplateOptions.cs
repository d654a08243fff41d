namespace LenNotify;

/// <summary>What a host settles for its templates. Checked when the host starts.</summary>
public sealed class TemplateOptions
{
    /// <summary>The host's site, for links that are rooted paths; without it they are left out. An https address.</summary>
    public Uri? Site { get; set; }

    /// <summary>Languages that every template should have; the report names each that is missing. BCP 47 tags.</summary>
    public IList<string> Languages { get; } = [];

    /// <summary>A rendering that is longer is left: the notification's title and message are sent instead. 100-100,000 characters.</summary>
    public int MostText { get; set; } = 10_000;

    /// <summary>The same for HTML; most mail programs cut what is longer than 100 KB. 1,000-1,000,000 characters.</summary>
    public int MostHtml { get; set; } = 90_000;

    /// <summary>The same for the time that it takes. 1 ms to 10 seconds.</summary>
    public TimeSpan LongestRendering { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many notifications a digest lists; the others are counted. 1-200.</summary>
    public int MostDigestItems { get; set; } = 50;

    /// <summary>Whether templates are read from the store too, where <see cref="ITemplates"/> puts them. They come before all others.</summary>
    public bool FromStore { get; set; } = true;
}
