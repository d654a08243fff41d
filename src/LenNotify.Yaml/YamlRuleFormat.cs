using System.Text;

namespace LenNotify;

/// <summary>Rules as YAML.</summary>
internal sealed class YamlRuleFormat : IRuleFormat
{
    private static readonly string[] Yaml = [".yaml", ".yml"];

    public IReadOnlyList<string> Endings => Yaml;

    public DocumentNode Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        RuleTextLimits.CheckSize(Encoding.UTF8.GetByteCount(text));
        return new YamlRuleReading(text).Read();
    }
}
