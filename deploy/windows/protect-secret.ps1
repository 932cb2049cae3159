<#
.SYNOPSIS
Lagrar en hemlighet krypterad för den här datorn (DPAPI), där IndicatorSync läser den.
.EXAMPLE
.\protect-secret.ps1 -Key Mail:Password
Frågar efter lösenordet och skriver Mail__Password.dpapi.
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)]
    [ValidatePattern('^[A-Za-z]+(:[A-Za-z]+)+$')]
    [string] $Key,
    [string] $Folder = (Join-Path (Join-Path $env:ProgramData 'IndicatorSync') 'secrets')
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Security

$secret = Read-Host -AsSecureString "Värde för $Key"
$pointer = [Runtime.InteropServices.Marshal]::SecureStringToGlobalAllocUnicode($secret)
try {
    $bytes = [Text.Encoding]::UTF8.GetBytes([Runtime.InteropServices.Marshal]::PtrToStringUni($pointer))
}
finally {
    [Runtime.InteropServices.Marshal]::ZeroFreeGlobalAllocUnicode($pointer)
}

$scope = [Security.Cryptography.DataProtectionScope]::LocalMachine
$file = Join-Path $Folder ($Key.Replace(':', '__') + '.dpapi')
[IO.File]::WriteAllBytes($file, [Security.Cryptography.ProtectedData]::Protect($bytes, $null, $scope))
Write-Host "$Key är lagrat i $file. Bara den här datorn kan läsa det; mappens rättigheter avgör vem."
