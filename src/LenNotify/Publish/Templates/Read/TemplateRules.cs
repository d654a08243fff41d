namespace LenNotify;

/// <summary>What a sound template is, before any of its texts is compiled.</summary>
internal static class TemplateRules
{
    private const int MostPreviewed = 1_000;

    /// <summary>Refuses what is no template's key.</summary>
    internal static void DemandKey(string key) => Demand("template", problems => TextRules.CheckType("key", key, problems));

    /// <summary>Refuses what cannot be previewed.</summary>
    internal static void Demand(TemplatePreview preview) => Demand("preview", problems =>
    {
        TextRules.CheckType("key", preview.Key, problems);
        TextRules.CheckChannel("channel", preview.Channel, problems);
        if (preview.Language is { } language && !TextRules.IsLanguage(language))
        {
            problems.Add(new("language", $"'{Shown.Of(language)}' is not a language tag.", "a BCP 47 tag of at most 35 characters, such as nl or pt-BR"));
        }

        if (preview.Notifications is not { Count: > 0 } about || about.Any(one => one is null))
        {
            problems.Add(new("notifications", "is empty, or has an empty entry.", "at least one notification"));
        }
        else
        {
            TextRules.CheckCount("notifications", about.Count, MostPreviewed, problems);
        }
    });

    /// <summary>Everything but what the texts say: what the schema says of it, and what no schema can say.</summary>
    internal static void CheckShape(Template template, List<Problem> problems)
    {
        var before = problems.Count;
        TemplateSchema.Executed.Whole.Judge(TemplateNodes.Of(template), "", default, new SchemaFindings(problems));
        if (problems.Count > before)
        {
            return;
        }

        var seen = new HashSet<(string?, string)>();
        for (var i = 0; i < template.Wordings.Count; i++)
        {
            var wording = template.Wordings[i];
            if (!seen.Add((wording.Channel, (wording.Language ?? template.Language).ToUpperInvariant())))
            {
                problems.Add(new($"wordings[{i}]", "has the channel and language of another.", "each channel and language once"));
            }
        }
    }

    /// <summary>Refuses what something is found wrong with.</summary>
    internal static void Demand(string subject, Action<List<Problem>> check)
    {
        var problems = new List<Problem>();
        check(problems);
        if (problems.Count > 0)
        {
            throw new InvalidInputException(subject, problems);
        }
    }
}
