using System.Text.Json;

namespace LenNotify;

/// <summary>starts_with, ends_with, and contains of a text. Letters count as they are written.</summary>
internal sealed class TextTest(FieldPath field, string how, string part) : Condition
{
    internal override FieldPath Only => @field;

    internal override bool Holds(EventView happened, RulePast past)
    {
        if (!field.TryFind(happened, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var text = FieldText.Of(value, stackalloc char[FieldText.Room]);
        return how switch
        {
            "starts_with" => text.StartsWith(part, StringComparison.Ordinal),
            "ends_with" => text.EndsWith(part, StringComparison.Ordinal),
            _ => text.Contains(part, StringComparison.Ordinal),
        };
    }
}
