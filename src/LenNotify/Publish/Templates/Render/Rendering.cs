namespace LenNotify;

/// <summary>One wording on its way to become content: each form with the parts that it shows.</summary>
internal sealed class Rendering(CompiledWording wording, TemplateLocale locale, TemplateLimits limits, RenderTime time)
{
    private string? _subject;

    /// <summary>One notification's values.</summary>
    internal NotificationValues? Single { get; init; }

    /// <summary>Or several's.</summary>
    internal BundleValues? Bundle { get; init; }

    private ITemplateValues Values => (ITemplateValues?)Single ?? Bundle!;

    internal RenderedContent Render(int mostSubject)
    {
        var subject = wording.Subject is null
            ? Escape.Of(Values.Find("title").Text, TemplateForm.Line)
            : Run(wording.Subject, With(TemplateForm.Line), limits.MostText);
        _subject = Cut(subject, mostSubject);
        return new RenderedContent(
            _subject,
            Run(wording.Text, With(TemplateForm.Text), limits.MostText),
            wording.Html is null ? null : Run(wording.Html, With(TemplateForm.Html), limits.MostHtml))
        {
            Blocks = wording.Blocks is null ? null : Run(wording.Blocks, With(TemplateForm.Blocks), limits.MostHtml),
        };
    }

    private RenderedValues With(TemplateForm form)
    {
        var rendered = new Dictionary<string, Scalar>(StringComparer.Ordinal) { ["language"] = Scalar.Of(wording.Language) };
        if (_subject is not null)
        {
            rendered["subject"] = Scalar.Of(_subject);
        }

        if (form != TemplateForm.Line && wording.Parts.Count > 0)
        {
            AddParts(rendered, form);
        }

        return new RenderedValues(Values, rendered) { Facts = Single is null || form == TemplateForm.Line ? null : () => [.. Facts(Single)] };
    }

    private void AddParts(Dictionary<string, Scalar> rendered, TemplateForm form)
    {
        if (Single is not null)
        {
            rendered["facts"] = Joined(Facts(Single).Select(fact => Part("fact", form, fact)), form);
            rendered["links"] = Joined(Single.Links().Select(link => Part(link.Label is null ? "open" : "link", form, link)), form);
            return;
        }

        rendered["items"] = Items(Bundle!, form);
        rendered["groups"] = wording.Parts.ContainsKey("group") ? Joined(Bundle!.List("groups")!.Select(group => Group((BundleValues)group, form)), form) : Scalar.Missing;
    }

    private IEnumerable<FactValues> Facts(NotificationValues values)
    {
        foreach (var (label, value) in wording.Facts)
        {
            if (Run(value, values, limits.MostText) is { Length: > 0 } text)
            {
                yield return new FactValues(label, text);
            }
        }
    }

    private string Group(BundleValues group, TemplateForm form) =>
        Part("group", form, new RenderedValues(group, new Dictionary<string, Scalar>(StringComparer.Ordinal) { ["items"] = Items(group, form) }));

    private Scalar Items(BundleValues values, TemplateForm form) => Joined(values.List("items")!.Select(item => Part("item", form, item)), form);

    // In HTML a part is HTML. Elsewhere it is text like any other, which the form that it goes into escapes.
    private static Scalar Joined(IEnumerable<string> parts, TemplateForm form) =>
        form == TemplateForm.Html ? Scalar.OfRendered(string.Concat(parts)) : Scalar.Of(string.Concat(parts));

    private string Part(string name, TemplateForm form, ITemplateValues values) =>
        !wording.Parts.TryGetValue(name, out var part) ? ""
        : form == TemplateForm.Html ? part.Html is null ? "" : Run(part.Html, values, limits.MostHtml)
        : Run(part.Text, values, limits.MostText);

    private string Run(ITemplateProgram program, ITemplateValues values, int most)
    {
        using var into = new BoundedWriter(most, time);
        program.Render(values, locale, into);
        return into.ToString();
    }

    private static string Cut(string line, int most) =>
        line.Length <= most ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1), "…");
}
