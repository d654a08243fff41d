using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>The rules that the host brings: documents of its program, and files.</summary>
internal sealed class RuleSources
{
    private readonly List<RuleFile> _files = [];
    private readonly List<Rule> _fixed = [];

    internal RuleSources(IOptions<RulesOptions> options, IEnumerable<IRuleFormat> formats)
    {
        var known = formats.ToArray();
        var json = new JsonRuleFormat();
        foreach (var document in options.Value.Documents)
        {
            _fixed.AddRange(RuleReader.Read(json.Read(document)));
        }

        foreach (var path in options.Value.Files)
        {
            var format = Array.Find(known, one => one.Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
            _files.Add(new RuleFile(Path.GetFullPath(path), NameOf(path), format ?? throw new InvalidOperationException(
                $"Nothing here reads the file of rules '{path}'. Known: {string.Join(", ", known.SelectMany(one => one.Endings))}; for YAML add AddYamlRules() of LenNotify.Yaml.")));
        }
    }

    internal IReadOnlyList<RuleFile> Files => _files;

    private string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        var before = _files.Count(file => Path.GetFileName(file.Path) == name);
        return before == 0 ? name : FormattableString.Invariant($"{name}#{before + 1}");
    }

    /// <summary>Whether there is anything at all.</summary>
    internal bool Any => _files.Count + _fixed.Count > 0;

    /// <summary>All of them, in the order in which they were named.</summary>
    /// <exception cref="InvalidInputException">Two have one id.</exception>
    internal List<Rule> Combine()
    {
        List<Rule> all = [.. _fixed, .. _files.SelectMany(file => file.Rules)];
        var twice = all.GroupBy(rule => rule.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToArray();
        return twice.Length == 0 ? all : throw new InvalidInputException(
            "set of rules", [.. twice.Select(id => new Problem("rules", $"'{id}' is the id of rules in several files or documents.", "each id once; a stored rule may take the place of another"))]);
    }
}
