using System.Text;

namespace LenNotify;

/// <summary>Rules as JSON.</summary>
internal sealed class JsonRuleFormat : IRuleFormat
{
    private static readonly string[] Json = [".json"];

    public IReadOnlyList<string> Endings => Json;

    public DocumentNode Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        RuleTextLimits.CheckSize(Encoding.UTF8.GetByteCount(text));
        var bytes = Encoding.UTF8.GetBytes(text);
        return new JsonRuleReading(bytes).Read();
    }
}
