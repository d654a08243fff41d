using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of templates are.</summary>
internal sealed class TemplateOptionsRules : IValidateOptions<TemplateOptions>
{
    public ValidateOptionsResult Validate(string? name, TemplateOptions options)
    {
        var problems = new List<string>();
        if (options.Site is { } site && (!site.IsAbsoluteUri || site.Scheme != Uri.UriSchemeHttps || site.UserInfo.Length > 0))
        {
            problems.Add("Site: is not a safe address. Allowed: https://host, without a user name.");
        }

        foreach (var language in options.Languages.Where(language => language is null || !TextRules.IsLanguage(language)))
        {
            problems.Add($"Languages: '{Shown.Of(language)}' is not a language tag. Allowed: BCP 47 tags such as nl or pt-BR.");
        }

        Check("MostText", options.MostText, 100, 100_000, problems);
        Check("MostHtml", options.MostHtml, 1_000, 1_000_000, problems);
        Check("MostDigestItems", options.MostDigestItems, 1, 200, problems);
        if (options.LongestRendering < TimeSpan.FromMilliseconds(1) || options.LongestRendering > TimeSpan.FromSeconds(10))
        {
            problems.Add($"LongestRendering: is {options.LongestRendering}. Allowed: 1 ms to 10 seconds.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void Check(string field, int value, int least, int most, List<string> problems)
    {
        if (value < least || value > most)
        {
            problems.Add(FormattableString.Invariant($"{field}: is {value:N0}. Allowed: {least:N0} to {most:N0}."));
        }
    }
}
