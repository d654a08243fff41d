using Microsoft.Extensions.DependencyInjection;
using static LenNotify.Tests.TemplateThings;

namespace LenNotify.Tests;

/// <summary>The shipped mails as a browser shows them on a phone and a desktop, in light and dark; the pages and pictures lie beside the tests, in previews.</summary>
public class PreviewTests
{
    private static readonly MailGallery Gallery = new(Path.Combine(AppContext.BaseDirectory, "previews"));

    [MailFact]
    public async Task Every_shipped_mail_follows_the_scheme_and_can_be_read_in_it()
    {
        var looks = await Gallery.LooksAsync(await MailsAsync(MailSamples.Of));

        looks.Should().HaveCount(4 * MailSamples.Keys.Count);
        looks.Should().OnlyContain(look => look.Name.EndsWith("dark", StringComparison.Ordinal) ? look.Page < 0.02 && look.Card < 0.03 && look.Card > look.Page : look.Page > 0.85 && look.Card > look.Page);
        looks.Should().OnlyContain(look => look.Contrast >= 4.5, "each text can be read by most people");
        looks.Should().OnlyContain(look => look.Letters >= 13);
        looks.Should().OnlyContain(look => look.Overflow <= 0);
        looks.Should().OnlyContain(look => look.Button == null || look.Button >= 44, "a thumb must find it");
        looks.Should().OnlyContain(look => look.Bar != look.Border, "the severity has its colour in both");
        looks.Select(look => look.Heading).Should().OnlyContain(heading => heading.Length > 5);
    }

    [MailFact]
    public async Task The_severity_says_by_its_colour_which_it_is()
    {
        var looks = await Gallery.LooksAsync(await MailsAsync(MailSamples.Of));

        string[] Bars(string scheme) => [.. new[] { "signal", "risk_warning", "emergency_exit", "system_error", "order_filled" }.Select(key => looks.Single(look => look.Name == $"{key} 390 {scheme}").Bar)];
        Bars("light").Should().OnlyHaveUniqueItems();
        Bars("dark").Should().OnlyHaveUniqueItems();
    }

    [MailFact]
    public async Task Long_words_break_no_mail()
    {
        var looks = await Gallery.LooksAsync(await MailsAsync(MailSamples.LongOf));

        looks.Where(look => look.Overflow > 0).Select(look => $"{look.Name}: {look.Overflow} px").Should().BeEmpty();
    }

    [MailFact]
    public async Task Each_mail_has_a_picture_to_look_at()
    {
        foreach (var (name, html) in await MailsAsync(MailSamples.Of))
        {
            var picture = await File.ReadAllBytesAsync(await Gallery.PictureAsync(name, html));

            picture.AsSpan(1, 3).SequenceEqual("PNG"u8).Should().BeTrue();
            picture.Length.Should().BeGreaterThan(20_000, "an empty page is smaller");
        }
    }

    private static async Task<IReadOnlyList<(string Name, string Html)>> MailsAsync(Func<string, IReadOnlyList<Notification>> about)
    {
        using var host = Host(builder => builder.AddShippedTemplates());
        await host.StartAsync();
        var mails = new List<(string, string)>();
        foreach (var key in MailSamples.Keys)
        {
            var content = await host.Services.GetRequiredService<ITemplates>().PreviewAsync(new TemplatePreview(key, "email", about(key)) { Language = "en-GB", TimeZone = "Europe/Amsterdam" });
            mails.Add((key, content!.Html!));
        }

        await host.StopAsync();
        return mails;
    }
}
