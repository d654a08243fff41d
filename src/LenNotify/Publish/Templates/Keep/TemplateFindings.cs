namespace LenNotify;

/// <summary>Looks for what is not wrong and yet missing: languages, words for every channel, plural rules, values that may not be shown.</summary>
internal sealed class TemplateFindings(IReadOnlyList<string> languages, SensitiveKeys sensitive)
{
    internal IEnumerable<TemplateFinding> Of(TemplateSet set)
    {
        // What some templates can say, all are expected to.
        var wanted = languages.Concat(set.All.Where(template => set.Origins[template.Source.Key] != "shipped").SelectMany(template => template.Wordings).Where(wording => wording.Source.Language is not null).Select(wording => wording.Language))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToArray();
        foreach (var template in set.All.OrderBy(template => template.Source.Key, StringComparer.Ordinal))
        {
            foreach (var problem in Of(template, wanted))
            {
                yield return new TemplateFinding(template.Source.Key, set.Origins[template.Source.Key], problem, IsError: false);
            }
        }
    }

    private IEnumerable<Problem> Of(CompiledTemplate template, string[] wanted)
    {
        if (!template.Wordings.Any(wording => wording.Source.Channel is null && wording.Language.Equals(template.Source.Language, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Problem("wordings", $"has none for every channel in its own language {template.Source.Language}.", "one without channel and language");
        }

        foreach (var language in wanted.Where(language => !Speaks(template, language)))
        {
            yield return new Problem("wordings", $"has none in {language}; who reads that is told in {template.Source.Language}.", "every language that other templates have");
        }

        foreach (var language in template.Wordings.Select(wording => wording.Language).Where(language => !Plurals.Knows(language)).Distinct())
        {
            yield return new Problem("wordings", $"is in {language}, whose plural rules are not known: plurals say other.", "a language of docs/templates.md");
        }

        foreach (var name in template.Source.Variables.Keys.Where(name => sensitive.Hides(template.Source.Key, name)))
        {
            yield return new Problem($"variables.{name}", "is sensitive in its type, and never leaves the inbox: it is always missing.", "what the type does not call sensitive");
        }
    }

    private static bool Speaks(CompiledTemplate template, string language) => template.Wordings.Any(wording =>
        wording.Language.Equals(language, StringComparison.OrdinalIgnoreCase)
        || language.StartsWith(wording.Language + "-", StringComparison.OrdinalIgnoreCase));
}
