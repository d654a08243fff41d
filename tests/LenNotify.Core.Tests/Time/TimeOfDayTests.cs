using System.Globalization;

namespace LenNotify.Core.Tests;

public class TimeOfDayTests
{
    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("00:01", 1)]
    [InlineData("07:05", 425)]
    [InlineData("23:59", 1439)]
    [InlineData("24:00", 1440)]
    public void Two_digits_a_colon_and_two_digits_are_a_time_of_day(string text, int minutes)
    {
        TimeOfDay.Parse(text).Minutes.Should().Be(minutes);
        TimeOfDay.Parse(text).ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("7:5")]
    [InlineData("7:05")]
    [InlineData("07:5")]
    [InlineData("0705")]
    [InlineData("07.05")]
    [InlineData("07:05:00")]
    [InlineData("25:00")]
    [InlineData("24:01")]
    [InlineData("24:59")]
    [InlineData("07:60")]
    [InlineData("99:99")]
    [InlineData("-1:00")]
    [InlineData("-0:00")]
    [InlineData("+7:00")]
    [InlineData("07:+5")]
    [InlineData("07:-5")]
    [InlineData("0x:00")]
    [InlineData("\u0660\u0667:\u0660\u0660")]
    [InlineData("\uFF10\uFF17:\uFF10\uFF10")]
    [InlineData("07\uFF1A00")]
    [InlineData(" 07:00")]
    [InlineData("07:00 ")]
    [InlineData("07:00\n")]
    [InlineData(" 7:00")]
    [InlineData("07: 0")]
    [InlineData("07:\n0")]
    [InlineData("7:00 PM")]
    [InlineData("07:0\0")]
    [InlineData("0\0:00")]
    [InlineData("07\000")]
    [InlineData("")]
    [InlineData("     ")]
    [InlineData(null)]
    public void Everything_else_is_refused_with_the_form_that_is_asked_for(string? text)
    {
        TimeOfDay.TryParse(text, out var time).Should().BeFalse();
        time.Should().Be(TimeOfDay.Midnight);

        var parse = () => TimeOfDay.Parse(text!);
        parse.Should().Throw<FormatException>().WithMessage("*HH:mm*00:00*24:00*").Which.Message.Should().NotContainAny("\n", "\0");
    }

    [Fact]
    public void A_text_without_end_is_refused_without_repeating_it()
    {
        var parse = () => TimeOfDay.Parse(new string('0', 100_000));

        parse.Should().Throw<FormatException>().Which.Message.Length.Should().BeLessThan(200);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(25, 0)]
    [InlineData(24, 1)]
    [InlineData(7, 60)]
    [InlineData(7, -1)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void Numbers_that_are_no_time_of_day_are_refused(int hour, int minute)
    {
        var make = () => new TimeOfDay(hour, minute);

        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*{hour}:{minute}*");
    }

    [Fact]
    public void Every_minute_of_the_day_reads_what_it_writes()
    {
        for (var minutes = 0; minutes <= 1_440; minutes++)
        {
            var time = new TimeOfDay(minutes / 60, minutes % 60);
            time.Minutes.Should().Be(minutes);
            TimeOfDay.Parse(time.ToString()).Should().Be(time);
        }
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    public void It_reads_and_writes_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            TimeOfDay.Parse("07:05").ToString().Should().Be("07:05");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Midnight_and_the_end_of_the_day_are_two_times()
    {
        TimeOfDay.Midnight.Should().Be(default(TimeOfDay)).And.NotBe(TimeOfDay.EndOfDay);
        TimeOfDay.EndOfDay.Should().Be(TimeOfDay.Parse("24:00"));
    }
}
