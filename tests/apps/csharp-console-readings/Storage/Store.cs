using MySqlConnector;

namespace Readings.Storage;

public sealed class Store(string host, string user, string password)
{
    private readonly string _connection = $"Server={host};User ID={user};Password={password};Database=main"; // lint-silent: a parameter

    public IEnumerable<string> Sensors()
    {
        using var connection = new MySqlConnection(_connection);
        connection.Open();
        using var command = new MySqlCommand("SELECT name, user FROM sensors", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return $"{reader["name"]} of {reader["user"]}"; // lint-silent: a column
        }
    }
}
