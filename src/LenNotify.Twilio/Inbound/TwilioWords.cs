using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>What people write to end messages, to get them again, or to ask. Only a message that is nothing but such a word counts as it.</summary>
internal static class TwilioWords
{
    private static readonly HashSet<string> Stop = Set(
        "STOP", "STOPALL", "STOP ALL", "QUIT", "END", "CANCEL", "UNSUBSCRIBE", "REVOKE", "OPTOUT", "OPT OUT",
        "ARRET", "ARRETER", "ALTO", "BAJA", "CANCELAR", "PARAR", "SAIR", "REMOVER", "STOPP", "ABMELDEN", "AFMELDEN", "BASTA", "ANNULLA", "AVREGISTRERA",
        "AVMELD", "AFMELD", "LOPETA", "REZYGNUJE", "IPTAL", "DUR", "СТОП", "ОТПИСКА", "停止", "退订", "توقف", "עצור");

    private static readonly HashSet<string> Start = Set("START", "UNSTOP", "OPTIN", "OPT IN", "COMMENCER", "INICIAR", "EMPEZAR", "COMECAR", "INIZIA", "СТАРТ", "开始", "ابدأ");
    private static readonly HashSet<string> Help = Set("HELP", "INFO", "AIDE", "AYUDA", "HILFE", "AIUTO", "AJUDA", "HJALP", "POMOC", "ПОМОЩЬ", "帮助", "مساعدة");

    internal static TwilioWord Of(string text, IEnumerable<string> moreStops)
    {
        var word = Normal(text);
        return Stop.Contains(word) || (word.Length > 0 && moreStops.Any(more => Normal(more) == word)) ? TwilioWord.Stop
            : Start.Contains(word) ? TwilioWord.Start
            : Help.Contains(word) ? TwilioWord.Help
            : TwilioWord.FreeText;
    }

    // Upper case, without accents and punctuation, one space between words.
    private static string Normal(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToUpperInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && word.Length > 0 && word[^1] != ' ')
            {
                word.Append(' ');
            }
        }

        return word.ToString().Trim();
    }

    private static HashSet<string> Set(params string[] words) => [.. words.Select(Normal)];
}
