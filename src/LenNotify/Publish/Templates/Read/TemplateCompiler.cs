using System.Text.Json;

namespace LenNotify;

/// <summary>Makes a template ready, once everything about it is found sound.</summary>
internal sealed class TemplateCompiler(IEnumerable<ITemplateEngine> engines)
{
    private readonly Dictionary<string, ITemplateEngine> _engines = engines.ToDictionary(engine => engine.Name, StringComparer.Ordinal);

    /// <summary>The template, or null with the problems noted.</summary>
    internal CompiledTemplate? Compile(Template template, List<Problem> problems)
    {
        var before = problems.Count;
        TemplateRules.CheckShape(template, problems);
        ITemplateEngine? engine = null;
        if (template.Engine is not null && !_engines.TryGetValue(template.Engine, out engine))
        {
            problems.Add(new("engine", $"is '{Shown.Of(template.Engine)}', which nothing renders.", string.Join(", ", _engines.Keys)));
        }

        if (problems.Count > before || engine is null)
        {
            return null;
        }

        var known = new KnownVariables(template.Variables);
        var wordings = template.Wordings.Select((wording, i) => Compile(new Draft(engine, known, problems), template, wording, $"wordings[{i}]")).ToArray();
        return problems.Count == before ? new CompiledTemplate(template, known, wordings!) : null;
    }

    private static CompiledWording? Compile(Draft draft, Template template, Wording wording, string at)
    {
        var parts = new Dictionary<string, (ITemplateProgram, ITemplateProgram?)>(StringComparer.Ordinal);
        foreach (var (name, part) in wording.Parts)
        {
            if (draft.Compile($"{at}.parts.{name}.text", part.Text, TemplateForm.Text) is { } inText)
            {
                parts[name] = (inText, draft.Compile($"{at}.parts.{name}.html", part.Html, TemplateForm.Html));
            }
        }

        CheckBlocks($"{at}.blocks", wording.Blocks, template.Engine, draft.Problems);
        var text = draft.Compile($"{at}.text", wording.Text, TemplateForm.Text);
        return new CompiledWording
        {
            Source = wording,
            Language = wording.Language ?? template.Language,
            Subject = draft.Compile($"{at}.subject", wording.Subject, TemplateForm.Line),
            Text = text!,
            Html = draft.Compile($"{at}.html", wording.Html, TemplateForm.Html),
            Blocks = draft.Compile($"{at}.blocks", wording.Blocks, TemplateForm.Blocks),
            Facts = [.. wording.Facts.Select((fact, i) => (fact.Label, draft.Compile($"{at}.facts[{i}].value", fact.Value, TemplateForm.Line)!))],
            Parts = parts,
        };
    }

    // A value that stands outside of a text would make JSON of what it holds: then this is none.
    private static void CheckBlocks(string field, string? blocks, string engine, List<Problem> problems)
    {
        if (blocks is null || engine != PlainEngine.EngineName)
        {
            return;
        }

        try
        {
            using var read = JsonDocument.Parse(blocks);
            if (read.RootElement.ValueKind == JsonValueKind.Array && read.RootElement.GetArrayLength() is > 0 and <= 50)
            {
                return;
            }

            problems.Add(new(field, "is no list of blocks.", "a JSON list of 1-50 blocks"));
        }
        catch (JsonException error)
        {
            problems.Add(new(field, $"is not sound JSON: line {error.LineNumber + 1}.", "a JSON list of blocks; values within its texts only, with single quotes in their formats"));
        }
    }

    private sealed record Draft(ITemplateEngine Engine, KnownVariables Known, List<Problem> Problems)
    {
        internal ITemplateProgram? Compile(string field, string? source, TemplateForm form) =>
            source is null ? null : Engine.Compile(new TemplateSource(field, source, form, Known), Problems);
    }
}
