using TradingDesk;

try
{
    var arguments = DeskArguments.Parse(args);
    await using var app = await DeskApp.BuildAsync(arguments);
    await (arguments.IsShort ? ShortRun.RunAsync(app, arguments, Console.Out) : app.RunAsync());
    return 0;
}
catch (DeskArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
