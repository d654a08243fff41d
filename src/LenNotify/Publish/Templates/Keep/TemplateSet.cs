using System.Diagnostics.CodeAnalysis;

namespace LenNotify;

/// <summary>All templates of one moment.</summary>
internal sealed class TemplateSet
{
    private readonly Dictionary<string, CompiledTemplate> _templates = new(StringComparer.Ordinal);

    internal static TemplateSet Empty { get; } = new();

    /// <summary>What was found while it was made.</summary>
    internal List<TemplateFinding> Findings { get; } = [];

    /// <summary>Every template, with where it comes from.</summary>
    internal Dictionary<string, string> Origins { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys in order.</summary>
    internal IReadOnlyList<string> Keys => [.. _templates.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether there is none.</summary>
    internal bool IsEmpty => _templates.Count == 0;

    /// <summary>Sets of the entries; of one key the last sound one holds.</summary>
    internal static TemplateSet Of(IEnumerable<TemplateEntry> entries, TemplateCompiler compiler)
    {
        var set = new TemplateSet();
        foreach (var entry in entries)
        {
            set.Add(entry, compiler);
        }

        return set;
    }

    internal bool TryFind(string key, [NotNullWhen(true)] out CompiledTemplate? template) => _templates.TryGetValue(key, out template);

    internal IEnumerable<CompiledTemplate> All => _templates.Values;

    private void Add(TemplateEntry entry, TemplateCompiler compiler)
    {
        var problems = new List<Problem>();
        try
        {
            var template = entry.Read();
            if (compiler.Compile(template, problems) is { } compiled)
            {
                (_templates[template.Key], Origins[template.Key]) = (compiled, entry.From);
            }
        }
        catch (InvalidInputException refused)
        {
            problems.AddRange(refused.Problems);
        }
        catch (IOException error)
        {
            problems.Add(new("$", $"cannot be read: {error.Message}", "a file that this process may read"));
        }

        Findings.AddRange(problems.Select(problem => new TemplateFinding(entry.Key, entry.From, problem, IsError: true)));
    }
}
