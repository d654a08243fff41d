using Worker;

try
{
    return await Roles.RunAsync(args, Environment.GetEnvironmentVariable);
}
catch (SettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
