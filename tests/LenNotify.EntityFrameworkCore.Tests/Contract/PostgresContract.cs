namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class PostgresContract() : NotificationStoreContract(new PostgresSource());
