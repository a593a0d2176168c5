
# ---- The bundle ----

function Read-Bundle {
    $file = Join-Path $script:BundleFolder 'bundle.json'
    if (-not (Test-Path -LiteralPath $file)) {
        Stop-With $EXIT_BUNDLE 'bundle.json is missing. Extract the whole ZIP into one folder.' 'bundle.json がありません。ZIP全体を1つのフォルダーに展開してください。'
    }
    $read = Get-Content -LiteralPath $file -Raw -Encoding UTF8 | ConvertFrom-Json
    if ($read.bundle -ne $BUNDLE_FORMAT) {
        Stop-With $EXIT_BUNDLE 'This bundle was made for another version of the script.' 'このパッケージは別の版のスクリプト用です。'
    }
    $script:Made = $read.made
    return $read
}

function Test-Administrator {
    $me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
    return $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Confirm-Rights {
    if (-not (Test-Administrator)) {
        Stop-With $EXIT_RIGHTS 'Run Windows PowerShell as administrator, then start the script again.' '管理者としてWindows PowerShellを実行し、スクリプトをやり直してください。'
    }
}

# A SecureString that was handed over, the first line of a protected file, or typed without an echo.
function Get-PfxPassword {
    if ($Password) { return $Password }
    if ($PasswordFile) {
        Confirm-Protected $PasswordFile
        return ConvertTo-Secure ([System.IO.File]::ReadAllLines((Resolve-Path -LiteralPath $PasswordFile).ProviderPath)[0])
    }
    if ($Silent) {
        Stop-With $EXIT_USAGE 'With -Silent the password comes from -Password or -PasswordFile.' '-Silent では、パスワードを -Password か -PasswordFile で渡してください。'
    }
    $prompt = if ($script:Japanese) { 'PFXファイルのパスワード' } else { 'Password of the PFX file' }
    return Read-Host -Prompt $prompt -AsSecureString
}

function ConvertTo-Secure([string]$Line) {
    $secure = New-Object System.Security.SecureString
    foreach ($character in $Line.ToCharArray()) { $secure.AppendChar($character) }
    return $secure
}

# Everyone, Anonymous, Authenticated Users, Interactive, Users, Guests.
function Confirm-Protected([string]$File) {
    if (-not (Test-Path -LiteralPath $File)) {
        Stop-With $EXIT_USAGE "$File is not there." "$File がありません。"
    }
    $path = (Resolve-Path -LiteralPath $File).ProviderPath
    foreach ($open in 'S-1-1-0', 'S-1-5-7', 'S-1-5-11', 'S-1-5-4', 'S-1-5-32-545', 'S-1-5-32-546') {
        if (Test-Readable $path (New-Object System.Security.Principal.SecurityIdentifier($open))) {
            Stop-With $EXIT_USAGE "Ordinary users can read $path. First run: icacls `"$path`" /inheritance:r /grant *S-1-5-18:F *S-1-5-32-544:F" "一般ユーザーが $path を読み取れます。先に実行してください: icacls `"$path`" /inheritance:r /grant *S-1-5-18:F *S-1-5-32-544:F"
        }
    }
}

