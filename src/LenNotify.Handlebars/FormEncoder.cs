using System.Text;
using HandlebarsDotNet;

namespace LenNotify;

/// <summary>Escapes values for the form that they stand in.</summary>
internal sealed class FormEncoder(TemplateForm form) : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target) => target.Write(Escape.Of(text ?? "", form));

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var whole = new StringBuilder();
        while (text is not null && text.MoveNext())
        {
            whole.Append(text.Current);
        }

        Encode(whole, target);
    }
}
