namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

public sealed class Order
{
    public int Id { get; set; }

    public string Symbol { get; set; } = "";
}
