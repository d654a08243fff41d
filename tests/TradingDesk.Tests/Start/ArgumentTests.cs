namespace TradingDesk.Tests;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("--store nonsense", "--store nonsense: there is no such store. Say --store sqlite (a file, which is the default), --store memory, or --store postgres --connection '...'.")]
    [InlineData("--store postgres", "--store postgres: which one? Add --connection 'Host=localhost;Username=postgres;Database=desk'; its tables are made at the start.")]
    [InlineData("--store", "--store: says nothing. *")]
    [InlineData("--stoer memory", "--stoer: there is no such option. Known are --store*")]
    [InlineData("--seconds soon", "--seconds soon: is no whole number from 1 to 86400.")]
    [InlineData("--seconds 0", "--seconds 0: is no whole number from 1 to 86400.")]
    [InlineData("--pace -1", "--pace -1: is no whole number from 1 to 3600.")]
    public void What_cannot_be_is_refused_with_the_sentence_that_mends_it(string line, string says)
    {
        var parse = () => DeskArguments.Parse(line.Split(' '));

        parse.Should().Throw<DeskArgumentException>().WithMessage(says);
    }

    [Fact]
    public void Without_arguments_it_serves_from_a_file()
    {
        var arguments = DeskArguments.Parse();

        (arguments.Store, arguments.IsShort).Should().Be(("sqlite", false));
    }

    [Fact]
    public void All_of_them_together()
    {
        var arguments = DeskArguments.Parse("--store", "postgres", "--connection", "Host=db", "--data", "d", "--urls", "http://localhost:1", "--seed", "7", "--pace", "5", "--seconds", "9", "--once");

        arguments.Should().BeEquivalentTo(new
        {
            Store = "postgres",
            Connection = "Host=db",
            Data = "d",
            Urls = "http://localhost:1",
            Seed = 7,
            Pace = TimeSpan.FromSeconds(5),
            Seconds = 9,
            Once = true,
            IsShort = true,
        });
    }
}
