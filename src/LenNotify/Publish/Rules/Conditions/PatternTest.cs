using System.Text.Json;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>matches: a regular expression that never goes back, so that its time grows with the text only. Longer texts do not match.</summary>
internal sealed class PatternTest(FieldPath field, Regex pattern) : Condition
{
    internal const int MostRead = 4_096;

    internal override FieldPath Only => @field;

    internal override bool Holds(EventView happened, RulePast past)
    {
        if (!field.TryFind(happened, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var text = FieldText.Of(value, stackalloc char[FieldText.Room]);
        try
        {
            return text.Length <= MostRead && pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // What takes so long is no match: one pattern must not hold up an event for all rules, again and again.
            return false;
        }
    }
}
