using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using static LenNotify.Tests.TemplateThings;

namespace LenNotify.Tests;

/// <summary>The shipped mails as a browser shows them on a phone, in light and dark; the pictures lie beside the tests, in previews.</summary>
public class PreviewTests
{
    private static readonly Dictionary<string, Notification> Samples = new()
    {
        ["signal"] = new()
        {
            Type = "signal", Title = "BTC/USD: long at 60,125", Message = "The trend turned up on three time frames.", Confidence = 91, ActionUrl = "https://shop.example/signals/7",
            Metadata = new JsonObject { ["symbol"] = "BTC/USD", ["direction"] = "long", ["price"] = 60125.5 },
        },
        ["risk_warning"] = new()
        {
            Type = "risk_warning", Title = "Daily loss at 82 % of its limit", Message = "New positions are paused at 100 %.", Severity = Severity.Warning, ActionUrl = "https://shop.example/risk",
            Metadata = new JsonObject { ["risk_type"] = "daily loss", ["current"] = 4100, ["limit"] = 5000, ["account"] = "Main" },
        },
        ["emergency_exit"] = new()
        {
            Type = "emergency_exit", Title = "All positions in ETH/USD were closed", Message = "The stop of the account was hit.", Severity = Severity.Critical, ActionUrl = "https://shop.example/exits/3",
            Metadata = new JsonObject { ["symbol"] = "ETH/USD", ["reason"] = "account stop", ["price"] = 2210.4, ["account"] = "Main" },
        },
        ["system_error"] = new()
        {
            Type = "system_error", Title = "Prices are 40 s old", Message = "The feed does not answer. Orders wait until it does.", Severity = Severity.Error,
            Metadata = new JsonObject { ["component"] = "price feed", ["error_type"] = "timeout", ["occurred_at"] = "2026-11-21T09:00:00Z" },
        },
        ["order_filled"] = new()
        {
            Type = "order_filled", Title = "Bought 0.25 BTC", Message = "Your order was filled in one part.", Severity = Severity.Success, ActionUrl = "https://shop.example/orders/7",
            Actions = [new NotificationAction("again", "Repeat", "https://shop.example/orders/7/repeat")],
            Metadata = new JsonObject { ["symbol"] = "BTC/USD", ["side"] = "buy", ["quantity"] = 0.25, ["price"] = 15031.38, ["currency"] = "USD", ["order_id"] = "A-1009" },
        },
    };

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var key in Samples.Keys.Append("digest").Append("group"))
        {
            all.Add(key, "light");
            all.Add(key, "dark");
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_shipped_mail_is_shown_in_light_and_dark(string key, string scheme)
    {
        var picture = await Picture(key, scheme);

        picture.Pixel(1, 1).Should().Be(scheme == "dark" ? 0x0f1419 : 0xf3f5f7, "the page follows the reader's scheme");
        picture.Pixel(195, 24).Should().Be(scheme == "dark" ? 0x1a2129 : 0xffffff, "so does the card");
        picture.Pixel(195, 14).Should().NotBe(0x2c3742, "the severity has its colour in both");
        picture.Colours().Should().BeGreaterThan(30, "letters have soft edges");
    }

    private static async Task<PngPicture> Picture(string key, string scheme)
    {
        using var host = Host(builder => builder.AddShippedTemplates());
        await host.StartAsync();
        Notification[] about = Samples.TryGetValue(key, out var sample) ? [sample] : [.. Samples.Values, Samples["signal"] with { Title = "ETH/USD: short at 2,210" }];
        var content = await host.Services.GetRequiredService<ITemplates>().PreviewAsync(new TemplatePreview(key, "email", about) { Language = "en-GB", TimeZone = "Europe/Amsterdam" });
        await host.StopAsync();
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "previews")).FullName;
        var (html, png) = (Path.Combine(folder, $"{key}.{scheme}.html"), Path.Combine(folder, $"{key}.{scheme}.png"));
        await File.WriteAllTextAsync(html, content!.Html);
        var profile = Directory.CreateTempSubdirectory();
        using var browser = Process.Start(new ProcessStartInfo("chromium",
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            $"--user-data-dir={profile.FullName}", $"--blink-settings=preferredColorScheme={(scheme == "dark" ? 0 : 1)}", "--window-size=390,1000", $"--screenshot={png}", new Uri(html).AbsoluteUri,
        ]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await Task.WhenAll(browser.StandardError.ReadToEndAsync(), browser.StandardOutput.ReadToEndAsync(), browser.WaitForExitAsync());
        profile.Delete(recursive: true);
        return PngPicture.Read(await File.ReadAllBytesAsync(png));
    }

    /// <summary>A picture of eight bits a channel, as the browser writes it.</summary>
    private sealed record PngPicture(int Width, int Depth, byte[] Pixels)
    {
        internal static PngPicture Read(byte[] png)
        {
            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
            var depth = png[25] == 6 ? 4 : 3;
            using var packed = new MemoryStream();
            for (var at = 8; at < png.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
            {
                if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                {
                    packed.Write(png, at + 8, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)));
                }
            }

            packed.Position = 0;
            using var open = new ZLibStream(packed, CompressionMode.Decompress);
            var pixels = new byte[width * height * depth];
            for (var y = 0; y < height; y++)
            {
                var filter = open.ReadByte();
                open.ReadExactly(pixels, y * width * depth, width * depth);
                Unfilter(pixels, filter, y * width * depth, width * depth, depth);
            }

            return new PngPicture(width, depth, pixels);
        }

        internal int Pixel(int x, int y) => Colour(((y * Width) + x) * Depth);

        internal int Colours() => Enumerable.Range(0, Pixels.Length / Depth).Select(i => Colour(i * Depth)).Distinct().Count();

        private int Colour(int at) => (Pixels[at] << 16) | (Pixels[at + 1] << 8) | Pixels[at + 2];

        private static void Unfilter(byte[] pixels, int filter, int from, int length, int depth)
        {
            for (var i = from; i < from + length; i++)
            {
                int left = i - from < depth ? 0 : pixels[i - depth], up = from == 0 ? 0 : pixels[i - length], corner = from == 0 || i - from < depth ? 0 : pixels[i - length - depth];
                pixels[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }

        private static int Paeth(int left, int up, int corner)
        {
            var guess = left + up - corner;
            var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
            return a <= b && a <= c ? left : b <= c ? up : corner;
        }
    }
}
