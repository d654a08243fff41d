using System.Globalization;
using System.Text;
using System.Xml;

namespace LenNotify;

/// <summary>What a call says, in TwiML. Written by an XML writer only: text from outside stays text.</summary>
internal static class VoiceScript
{
    // Twilio takes 4,000 characters; this leaves room for what surrounds the text.
    private const int MostScript = 4_000;
    private const int SecondsForKey = 8;

    /// <summary>The whole call.</summary>
    internal static string Call(string text, TwilioSpeech speech, Uri? acknowledge)
    {
        var plain = PlainLine.Of(text);
        var script = Script(plain, speech, acknowledge);
        for (var most = plain.Length; script.Length > MostScript && most > 0; script = Script(Cut(plain, most), speech, acknowledge))
        {
            // Entities make some characters longer, so by how much it is too long is only a guess.
            most -= Math.Max(1, (script.Length - MostScript) / 5);
        }

        return script;
    }

    /// <summary>What is answered to a key.</summary>
    internal static string Say(string text, TwilioSpeech speech) => Written(xml =>
    {
        Say(xml, text, speech, 1);
        xml.WriteStartElement("Hangup");
        xml.WriteEndElement();
    });

    /// <summary>A reply to a text message; none for an empty text.</summary>
    internal static string Message(string text) => Written(xml =>
    {
        if (text.Length > 0)
        {
            xml.WriteElementString("Message", text);
        }
    });

    private static string Script(string text, TwilioSpeech speech, Uri? acknowledge) => Written(xml =>
    {
        if (acknowledge is null)
        {
            Say(xml, text, speech, speech.Repeat);
            return;
        }

        xml.WriteStartElement("Gather");
        xml.WriteAttributeString("numDigits", "1");
        xml.WriteAttributeString("timeout", SecondsForKey.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("action", acknowledge.AbsoluteUri);
        xml.WriteAttributeString("method", "POST");
        for (var i = 0; i < speech.Repeat; i++)
        {
            Say(xml, text, speech, 1);
            Say(xml, speech.AskForKey, speech, 1);
        }

        xml.WriteEndElement();
    });

    private static void Say(XmlWriter xml, string text, TwilioSpeech speech, int times)
    {
        xml.WriteStartElement("Say");
        xml.WriteAttributeString("language", speech.Language);
        if (speech.Voice is { } voice)
        {
            xml.WriteAttributeString("voice", voice);
        }

        if (times > 1)
        {
            xml.WriteAttributeString("loop", times.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static string Written(Action<XmlWriter> content)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("Response");
            content(xml);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static string Cut(string text, int most) => text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "...";
}
