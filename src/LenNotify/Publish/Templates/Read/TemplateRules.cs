namespace LenNotify;

/// <summary>What a sound template is, before any of its texts is compiled.</summary>
internal static class TemplateRules
{
    internal const int MostText = 64 * 1024;
    private const int MostWordings = 200;
    private const int MostVariables = 100;
    private const int MostFacts = 30;
    private const int MostLabel = 100;
    private const int MostFact = 500;
    private static readonly string[] PartNames = ["open", "link", "fact", "item", "group"];

    private const int MostPreviewed = 1_000;

    /// <summary>Refuses what is no template's key.</summary>
    internal static void DemandKey(string key)
    {
        var problems = new List<Problem>();
        TextRules.CheckType("key", key, problems);
        Demand("template", problems);
    }

    /// <summary>Refuses what cannot be previewed.</summary>
    internal static void Demand(TemplatePreview preview)
    {
        var problems = new List<Problem>();
        TextRules.CheckType("key", preview.Key, problems);
        TextRules.CheckChannel("channel", preview.Channel, problems);
        CheckLanguage("language", preview.Language, problems);
        if (preview.Notifications is not { Count: > 0 } about || about.Any(one => one is null))
        {
            problems.Add(new("notifications", "is empty, or has an empty entry.", "at least one notification"));
        }
        else
        {
            TextRules.CheckCount("notifications", about.Count, MostPreviewed, problems);
        }

        Demand("preview", problems);
    }

    /// <summary>Everything but what the texts say.</summary>
    internal static void CheckShape(Template template, List<Problem> problems)
    {
        TextRules.CheckType("key", template.Key, problems);
        if (TextRules.IsNull("language", template.Language, "a BCP 47 tag such as en", problems) || TextRules.IsNull("engine", template.Engine, PlainEngine.EngineName, problems))
        {
            return;
        }

        CheckLanguage("language", template.Language, problems);
        TextRules.CheckCount("variables", template.Variables.Count, MostVariables, problems);
        foreach (var name in template.Variables.Keys.Take(MostVariables).Where(name => !KnownVariables.IsOwn(name)))
        {
            problems.Add(new($"variables.{Shown.Of(name)}", "is no value of the publisher's.", "metadata. or attributes. and a path of letters, digits, _ and -"));
        }

        if (template.Wordings.Count == 0)
        {
            problems.Add(new("wordings", "is empty.", "at least one wording"));
        }

        TextRules.CheckCount("wordings", template.Wordings.Count, MostWordings, problems);
        var seen = new HashSet<(string?, string)>();
        for (var i = 0; i < Math.Min(template.Wordings.Count, MostWordings); i++)
        {
            var wording = template.Wordings[i];
            CheckWording($"wordings[{i}]", wording, problems);
            if (!seen.Add((wording.Channel, (wording.Language ?? template.Language).ToUpperInvariant())))
            {
                problems.Add(new($"wordings[{i}]", "has the channel and language of another.", "each channel and language once"));
            }
        }
    }

    private static void CheckWording(string at, Wording wording, List<Problem> problems)
    {
        if (wording.Channel is { } channel)
        {
            TextRules.CheckChannel($"{at}.channel", channel, problems);
        }

        CheckLanguage($"{at}.language", wording.Language, problems);
        if (string.IsNullOrWhiteSpace(wording.Text))
        {
            problems.Add(new($"{at}.text", "is empty.", "the words that every channel can say"));
        }

        foreach (var (name, part) in wording.Parts)
        {
            if (!PartNames.Contains(name))
            {
                problems.Add(new($"{at}.parts.{Shown.Of(name)}", "is not known.", string.Join(", ", PartNames)));
            }
            else if (string.IsNullOrWhiteSpace(part.Text))
            {
                problems.Add(new($"{at}.parts.{name}.text", "is empty.", "the words for what is not HTML"));
            }
        }

        TextRules.CheckCount($"{at}.facts", wording.Facts.Count, MostFacts, problems);
        for (var i = 0; i < Math.Min(wording.Facts.Count, MostFacts); i++)
        {
            TextRules.CheckLine($"{at}.facts[{i}].label", wording.Facts[i].Label, MostLabel, problems);
            TextRules.CheckLine($"{at}.facts[{i}].value", wording.Facts[i].Value, MostFact, problems);
        }

        foreach (var (name, text) in Texts(wording))
        {
            TextRules.CheckText($"{at}.{name}", text, MostText, problems, lines: true);
        }
    }

    private static IEnumerable<(string Name, string Text)> Texts(Wording wording)
    {
        foreach (var (name, text) in new[] { ("subject", wording.Subject), ("text", wording.Text), ("html", wording.Html), ("blocks", wording.Blocks) })
        {
            if (text is not null)
            {
                yield return (name, text);
            }
        }

        foreach (var (name, part) in wording.Parts)
        {
            yield return ($"parts.{Shown.Of(name)}.text", part.Text ?? "");
            yield return ($"parts.{Shown.Of(name)}.html", part.Html ?? "");
        }
    }

    private static void Demand(string subject, List<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw new InvalidInputException(subject, problems);
        }
    }

    private static void CheckLanguage(string field, string? language, List<Problem> problems)
    {
        if (language is not null && !TextRules.IsLanguage(language))
        {
            problems.Add(new(field, $"'{Shown.Of(language)}' is not a language tag.", "a BCP 47 tag of at most 35 characters, such as nl or pt-BR"));
        }
    }
}
